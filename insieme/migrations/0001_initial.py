# Indexes and constraints stand inside the tables they belong to: added one by one, each makes Django rebuild every
# model, and setting up took three times as long.
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import insieme.core.identifiers
import insieme.domain.access.rules
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('language', models.CharField(default='it', max_length=5)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('title_it', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('code', models.CharField(max_length=2, primary_key=True, serialize=False)),
                ('section', models.CharField(max_length=1)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Application',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('received', 'Ricevuta'), ('to_interview', 'A colloquio'), ('taken_in_charge', 'Presa in carico'), ('redirected', 'Orientata a un altro servizio'), ('not_eligible', 'Senza requisiti'), ('unreachable', 'Irreperibile'), ('withdrawn', 'Ritirata')], default='received', max_length=20)),
                ('channel', models.CharField(choices=[('online', 'In rete'), ('secretariat', 'Segreteria'), ('partner', "Segnalazione di un'organizzazione")], max_length=12)),
                ('given_name', models.CharField(max_length=80)),
                ('family_name', models.CharField(max_length=80)),
                ('birth_date', models.DateField(blank=True, null=True)),
                ('sex', models.CharField(choices=[('F', 'Femmina'), ('M', 'Maschio'), ('X', 'Non indicato')], default='X', max_length=1)),
                ('citizenship', models.CharField(blank=True, max_length=2)),
                ('codice_fiscale', models.CharField(blank=True, max_length=16)),
                ('no_codice_fiscale', models.CharField(blank=True, choices=[('', "Il codice fiscale c'è"), ('waiting', 'In attesa di rilascio'), ('not_shown', 'Non ancora esibito'), ('unsaid', 'Non dichiarato')], default='', max_length=12)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('language', models.CharField(default='it', max_length=5)),
                ('is_unemployed', models.BooleanField()),
                ('other_measure', models.CharField(choices=[('none', 'Nessuna'), ('gol', 'Programma GOL'), ('lr14', 'L.R. 14/2015'), ('adi', 'Assegno di inclusione'), ('sfl', 'Supporto formazione e lavoro'), ('other', 'Altra misura'), ('unknown', 'Da verificare')], default='unknown', max_length=10)),
                ('measure_checked_on', models.DateField(blank=True, null=True)),
                ('wishes', models.TextField(blank=True, max_length=2000)),
                ('submitted_at', models.DateTimeField()),
                ('contact_by', models.DateField()),
                ('first_contact_on', models.DateField(blank=True, null=True)),
                ('closing_reason', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'contact_by', 'id'], name='application_by_clock'), models.Index(fields=['-submitted_at', '-id'], name='application_by_time'), models.Index(fields=['family_name', 'given_name'], name='application_by_name'), models.Index(fields=['codice_fiscale'], name='application_by_fiscal_code')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['redirected', 'not_eligible', 'unreachable']), _negated=True), models.Q(('closing_reason', ''), _negated=True), _connector='OR'), name='application_closed_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='BoardMembership',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('signed_on', models.DateField()),
                ('document', models.CharField(blank=True, max_length=120)),
                ('commitments', models.TextField(blank=True, max_length=2000)),
                ('left_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('left_on', None), ('left_on__gte', models.F('signed_on')), _connector='OR'), name='board_left_after_signature')],
            },
        ),
        migrations.CreateModel(
            name='Collaboration',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('way', models.CharField(choices=[('hiring', 'Assume'), ('tirocini', 'Ospita tirocini'), ('designing', 'Progetta formazione'), ('visits', 'Visite e testimonianze'), ('mentoring', 'Accompagna le persone'), ('giving', 'Dona'), ('selecting', 'Apre una selezione')], max_length=12)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('started_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('started_on')), _connector='OR'), name='collaboration_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('programme', 'Programma'), ('promoter', 'Promotore'), ('municipality', 'Comune'), ('union', 'Unione di comuni'), ('employment_centre', "Centro per l'impiego"), ('social_service', 'Servizio sociale'), ('training_body', 'Ente di formazione'), ('association', 'Associazione'), ('trade_union', 'Sindacato'), ('non_profit', 'Ente non profit'), ('parish', 'Parrocchia o Caritas'), ('agency', 'Agenzia per il lavoro'), ('company', 'Azienda'), ('funder', 'Finanziatore')], max_length=20)),
                ('name', models.CharField(max_length=160)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('website', models.URLField(blank=True)),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'name', 'id'], name='organisation_by_name')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind', 'programme')), fields=('kind',), name='organisation_one_programme')],
            },
        ),
        migrations.CreateModel(
            name='District',
            fields=[
                ('code', models.CharField(max_length=3, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
            ],
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('code_hash', models.CharField(max_length=64, unique=True)),
                ('language', models.CharField(max_length=5)),
                ('answers', models.JSONField(default=dict)),
                ('started_at', models.DateTimeField()),
                ('saved_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Instrument',
            fields=[
                ('code', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('version', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=120)),
                ('items', models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('istat', models.CharField(max_length=6, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('cadastral_code', models.CharField(max_length=4)),
                ('population', models.PositiveIntegerField()),
                ('latitude', models.FloatField()),
                ('longitude', models.FloatField()),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.district')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('name'), name='municipality_name_once'), models.UniqueConstraint(models.F('cadastral_code'), name='municipality_cadastral_code_once'), models.CheckConstraint(condition=models.Q(('istat__regex', '^[0-9]{6}$')), name='municipality_istat_is_six_digits')],
            },
        ),
        migrations.CreateModel(
            name='OccupationGroup',
            fields=[
                ('title_it', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('code', models.CharField(max_length=2, primary_key=True, serialize=False)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TerminationReason',
            fields=[
                ('label_it', models.CharField(max_length=160)),
                ('label_en', models.CharField(max_length=160)),
                ('code', models.CharField(max_length=2, primary_key=True, serialize=False)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TransformationKind',
            fields=[
                ('label_it', models.CharField(max_length=160)),
                ('label_en', models.CharField(max_length=160)),
                ('code', models.CharField(max_length=2, primary_key=True, serialize=False)),
                ('makes_permanent', models.BooleanField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Union',
            fields=[
                ('code', models.CharField(max_length=3, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('open', 'In carico'), ('suspended', 'Sospesa'), ('closed', 'Chiusa')], default='open', max_length=10)),
                ('readiness', models.CharField(choices=[('ready', 'Pronta per il lavoro'), ('to_train', 'Da formare')], max_length=10)),
                ('opened_on', models.DateField()),
                ('suspension_reason', models.CharField(blank=True, choices=[('health', 'Salute'), ('family', 'Famiglia'), ('abroad', "All'estero"), ('other_work', 'Altro lavoro temporaneo'), ('other', 'Altro')], max_length=12)),
                ('resume_by', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('closing_outcome', models.CharField(blank=True, choices=[('employed', 'Al lavoro'), ('self_employed', 'Lavoro autonomo'), ('training', 'In formazione altrove'), ('other_service', 'Seguita da un altro servizio'), ('moved', 'Trasferita'), ('withdrawn', 'Rinuncia'), ('lost', 'Contatto perso'), ('other', 'Altro')], max_length=14)),
                ('closing_note', models.CharField(blank=True, max_length=300)),
                ('application', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='case', to='insieme.application')),
                ('manager', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.municipality')),
            ],
            options={
                'indexes': [models.Index(fields=['-opened_on', '-id'], name='case_by_date'), models.Index(fields=['manager', 'state', '-opened_on', '-id'], name='case_by_manager'), models.Index(fields=['state', '-opened_on', '-id'], name='case_by_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', False), ('state', 'closed'), models.Q(('closing_outcome', ''), _negated=True)), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_on', None), ('closing_outcome', '')), _connector='OR'), name='case_closed_has_day_and_outcome'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'suspended'), models.Q(('suspension_reason', ''), _negated=True)), models.Q(models.Q(('state', 'suspended'), _negated=True), ('suspension_reason', '')), _connector='OR'), name='case_suspended_has_reason'), models.CheckConstraint(condition=models.Q(('closed_on', None), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='case_closed_after_opening')],
            },
        ),
        migrations.CreateModel(
            name='Company',
            fields=[
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='company', serialize=False, to='insieme.organisation')),
                ('name', models.CharField(max_length=160)),
                ('partita_iva', models.CharField(max_length=11, unique=True)),
                ('size', models.CharField(choices=[('micro', 'Fino a 9 addetti'), ('small', 'Da 10 a 49 addetti'), ('medium', 'Da 50 a 249 addetti'), ('large', 'Da 250 addetti')], max_length=8)),
                ('state', models.CharField(choices=[('contacted', 'Contattata'), ('collaborating', 'Collabora'), ('on_board', 'Nel Board')], default='contacted', max_length=14)),
                ('monthly_capacity', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('last_contact_at', models.DateTimeField(blank=True, null=True)),
                ('added_at', models.DateTimeField()),
                ('account_holder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.activity')),
            ],
            options={
                'indexes': [models.Index(fields=['name', 'organisation'], name='company_by_name'), models.Index(fields=['state', 'name', 'organisation'], name='company_by_state'), models.Index(fields=['account_holder', 'name', 'organisation'], name='company_by_holder')],
                'constraints': [models.CheckConstraint(condition=models.Q(('monthly_capacity', None), ('monthly_capacity__lte', 1000), _connector='OR'), name='company_capacity_is_possible')],
            },
        ),
        migrations.AddField(
            model_name='application',
            name='referred_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.organisation'),
        ),
        migrations.CreateModel(
            name='ContractType',
            fields=[
                ('label_it', models.CharField(max_length=160)),
                ('label_en', models.CharField(max_length=160)),
                ('code', models.CharField(max_length=7, primary_key=True, serialize=False)),
                ('macro', models.CharField(choices=[('permanent', 'Tempo indeterminato'), ('fixed_term', 'Tempo determinato'), ('apprenticeship', 'Apprendistato'), ('tirocinio', 'Tirocinio'), ('agency', 'Somministrazione'), ('domestic', 'Lavoro domestico'), ('intermittent', 'Lavoro intermittente'), ('other', 'Altro')], max_length=20)),
                ('is_permanent', models.BooleanField()),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='contract_type_lasts_a_day'), models.CheckConstraint(condition=models.Q(('is_permanent', False), models.Q(('macro__in', ('apprenticeship', 'tirocinio')), _negated=True), _connector='OR'), name='contract_type_permanent_is_no_apprenticeship_or_tirocinio')],
            },
        ),
        migrations.CreateModel(
            name='Course',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('workshop', 'Laboratorio di gruppo'), ('basic', 'Formazione di base'), ('specific', 'Formazione specifica')], max_length=10)),
                ('title', models.CharField(max_length=160)),
                ('topic', models.CharField(max_length=80)),
                ('hours', models.PositiveSmallIntegerField()),
                ('requirements', models.CharField(blank=True, max_length=300)),
                ('designed_with', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='designed_courses', to='insieme.organisation')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='courses', to='insieme.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['title', 'id'], name='course_by_title')],
                'constraints': [models.CheckConstraint(condition=models.Q(('hours__gte', 1), ('hours__lte', 2000)), name='course_has_hours')],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('open', 'Iscrizioni aperte'), ('running', 'In corso'), ('finished', 'Conclusa'), ('cancelled', 'Annullata')], default='open', max_length=10)),
                ('place', models.CharField(max_length=160)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('seats', models.PositiveSmallIntegerField()),
                ('pass_share', models.PositiveSmallIntegerField(default=70)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='insieme.course')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.municipality')),
            ],
            options={
                'indexes': [models.Index(fields=['-starts_on', '-id'], name='edition_by_date'), models.Index(fields=['course', '-starts_on'], name='edition_by_course')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='edition_ends_after_start'), models.CheckConstraint(condition=models.Q(('seats__gte', 1), ('seats__lte', 500)), name='edition_has_seats'), models.CheckConstraint(condition=models.Q(('pass_share__lte', 100)), name='edition_pass_share_is_percent')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=80)),
                ('subject', models.CharField(max_length=80)),
                ('author', models.CharField(max_length=80)),
                ('recorded_at', models.DateTimeField()),
                ('person_ref', models.BigIntegerField(blank=True, null=True)),
                ('company_ref', models.BigIntegerField(blank=True, null=True)),
                ('details', models.JSONField(default=dict)),
            ],
            options={
                'indexes': [models.Index(fields=['person_ref', '-recorded_at'], name='event_by_person'), models.Index(fields=['company_ref', '-recorded_at'], name='event_by_company'), models.Index(fields=['subject'], name='event_by_subject')],
            },
        ),
        migrations.CreateModel(
            name='Fund',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=20, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('year', models.PositiveSmallIntegerField()),
                ('contributed_cents', models.BigIntegerField(default=0)),
                ('committed_cents', models.BigIntegerField(default=0)),
                ('spent_cents', models.BigIntegerField(default=0)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('committed_cents__gte', 0)), name='fund_committed_not_negative'), models.CheckConstraint(condition=models.Q(('spent_cents__gte', 0)), name='fund_spent_not_negative'), models.CheckConstraint(condition=models.Q(('contributed_cents__gte', django.db.models.expressions.CombinedExpression(models.F('committed_cents'), '+', models.F('spent_cents')))), name='fund_never_overspent')],
            },
        ),
        migrations.CreateModel(
            name='Lesson',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('held_on', models.DateField()),
                ('hours', models.DecimalField(decimal_places=1, max_digits=4)),
                ('topic', models.CharField(blank=True, max_length=160)),
                ('attendance_taken_at', models.DateTimeField(blank=True, null=True)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lessons', to='insieme.edition')),
            ],
            options={
                'indexes': [models.Index(fields=['edition', 'held_on'], name='lesson_by_edition')],
                'constraints': [models.UniqueConstraint(fields=('edition', 'held_on'), name='lesson_one_a_day'), models.CheckConstraint(condition=models.Q(('hours__gt', 0), ('hours__lte', 12)), name='lesson_has_hours')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('coordinator', 'coordinator'), ('secretariat', 'secretariat'), ('case_manager', 'case_manager'), ('scout', 'scout'), ('tutor', 'tutor'), ('trainer', 'trainer'), ('partner', 'partner'), ('administration', 'administration'), ('fund_manager', 'fund_manager'), ('governance', 'governance'), ('dpo', 'dpo'), ('candidate', 'candidate'), ('company', 'company')], max_length=20)),
                ('person_ref', models.BigIntegerField(blank=True, null=True)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='insieme.organisation')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'role'], name='membership_by_organisation')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='membership_ends_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('person_ref__isnull', False), ('role', insieme.domain.access.rules.Role['CANDIDATE'])), models.Q(models.Q(('role', insieme.domain.access.rules.Role['CANDIDATE']), _negated=True), ('person_ref', None)), _connector='OR'), name='membership_candidate_has_person'), models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('user', 'organisation', 'role'), name='membership_once_at_a_time')],
            },
        ),
        migrations.AddField(
            model_name='organisation',
            name='municipality',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='insieme.municipality'),
        ),
        migrations.AddField(
            model_name='application',
            name='municipality',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.municipality'),
        ),
        migrations.CreateModel(
            name='Occupation',
            fields=[
                ('title_it', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('code', models.CharField(max_length=4, primary_key=True, serialize=False)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.occupationgroup')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('given_name', models.CharField(max_length=80)),
                ('family_name', models.CharField(max_length=80)),
                ('birth_date', models.DateField(blank=True, null=True)),
                ('sex', models.CharField(choices=[('F', 'Femmina'), ('M', 'Maschio'), ('X', 'Non indicato')], default='X', max_length=1)),
                ('citizenship', models.CharField(blank=True, max_length=2)),
                ('codice_fiscale', models.CharField(blank=True, max_length=16)),
                ('no_codice_fiscale', models.CharField(blank=True, choices=[('', "Il codice fiscale c'è"), ('waiting', 'In attesa di rilascio'), ('not_shown', 'Non ancora esibito'), ('unsaid', 'Non dichiarato')], default='', max_length=12)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('language', models.CharField(default='it', max_length=5)),
                ('address', models.CharField(blank=True, max_length=160)),
                ('registered_at', models.DateTimeField()),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.municipality')),
            ],
            options={
                'indexes': [models.Index(fields=['family_name', 'given_name', 'id'], name='person_by_name'), models.Index(fields=['phone'], name='person_by_phone'), models.Index(fields=['birth_date'], name='person_by_birth')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('codice_fiscale', ''), _negated=True), fields=('codice_fiscale',), name='person_codice_fiscale_once'), models.CheckConstraint(condition=models.Q(models.Q(models.Q(('codice_fiscale', ''), _negated=True), ('no_codice_fiscale', '')), models.Q(('codice_fiscale', ''), models.Q(('no_codice_fiscale', ''), _negated=True)), _connector='OR'), name='person_codice_fiscale_or_reason')],
            },
        ),
        migrations.CreateModel(
            name='Obstacle',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('italian', 'Lingua italiana'), ('licence', 'Patente'), ('transport', 'Trasporti'), ('childcare', 'Cura dei figli'), ('care', 'Cura di familiari'), ('limitation', 'Limitazioni al lavoro'), ('housing', 'Casa'), ('digital', 'Competenze digitali'), ('documents', 'Documenti'), ('debt', 'Debiti'), ('confidence', 'Fiducia in sé'), ('other', 'Altro')], max_length=12)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('found_on', models.DateField()),
                ('removed_on', models.DateField(blank=True, null=True)),
                ('works_on_it', models.CharField(blank=True, max_length=120)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='obstacles', to='insieme.case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.person')),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'kind'], name='obstacle_by_case')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed_on', None)), fields=('case', 'kind'), name='obstacle_open_once_per_kind'), models.CheckConstraint(condition=models.Q(('removed_on', None), ('removed_on__gte', models.F('found_on')), _connector='OR'), name='obstacle_removed_after_found')],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(max_length=4000)),
                ('written_at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='diary', to='insieme.case')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-written_at', '-id'], name='note_by_person')],
            },
        ),
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('happened_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=80)),
                ('is_void', models.BooleanField(default=False)),
                ('kind', models.CharField(choices=[('application', 'Candidatura'), ('interview', 'Colloquio svolto'), ('taken_in_charge', 'Presa in carico'), ('suspended', 'Sospensione'), ('resumed', 'Ripresa'), ('closed', 'Chiusura'), ('reopened', 'Rientro')], max_length=16)),
                ('application', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='milestones', to='insieme.application')),
                ('case', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='milestones', to='insieme.case')),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='insieme.milestone')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.municipality')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='milestones', to='insieme.person')),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'happened_on'], name='milestone_by_kind'), models.Index(fields=['person', 'happened_on'], name='milestone_by_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('is_void', False), ('replaces__isnull', False), _connector='OR'), name='milestone_void_replaces')],
            },
        ),
        migrations.CreateModel(
            name='Involvement',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('part', models.CharField(choices=[('case', 'case'), ('matching', 'matching'), ('tutoring', 'tutoring'), ('training', 'training'), ('referral', 'referral'), ('administration', 'administration'), ('employer', 'employer')], max_length=20)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.organisation')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='involvements', to='insieme.person')),
            ],
            options={
                'indexes': [models.Index(fields=['user', 'person'], name='involvement_by_user'), models.Index(fields=['organisation', 'part', 'person'], name='involvement_by_organisation')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', False), ('user', None)), models.Q(('organisation', None), ('user__isnull', False)), _connector='OR'), name='involvement_of_one'), models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='involvement_ends_after_start'), models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('person', 'part', 'user', 'organisation'), name='involvement_once_at_a_time', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='Interview',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('booked', 'Fissato'), ('held', 'Svolto'), ('missed', 'Mancato'), ('cancelled', 'Annullato')], default='booked', max_length=10)),
                ('starts_at', models.DateTimeField()),
                ('place', models.CharField(max_length=120)),
                ('outcome', models.CharField(blank=True, choices=[('ready', 'Idonea, pronta per il lavoro'), ('to_train', 'Idonea, da formare'), ('not_suitable', 'Non idonea')], max_length=12)),
                ('notes', models.TextField(blank=True, max_length=4000)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interviews', to='insieme.application')),
                ('interviewer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interviews', to='insieme.person')),
            ],
            options={
                'indexes': [models.Index(fields=['interviewer', 'state', 'starts_at'], name='interview_by_interviewer')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'held'), models.Q(('outcome', ''), _negated=True)), models.Q(models.Q(('state', 'held'), _negated=True), ('outcome', '')), _connector='OR'), name='interview_held_has_outcome'), models.UniqueConstraint(condition=models.Q(('state', 'booked')), fields=('application',), name='interview_one_booked')],
            },
        ),
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('waiting', "In lista d'attesa"), ('enrolled', 'Iscritta'), ('completed', 'Completata'), ('withdrawn', 'Ritirata')], max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('withdrawal_reason', models.CharField(blank=True, max_length=200)),
                ('hours_attended', models.DecimalField(decimal_places=1, default=0, max_digits=6)),
                ('certificate_on', models.DateField(blank=True, null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='insieme.case')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='insieme.edition')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='insieme.person')),
            ],
            options={
                'indexes': [models.Index(fields=['edition', 'state', 'asked_at'], name='enrolment_by_edition'), models.Index(fields=['person', '-asked_at'], name='enrolment_by_person')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('edition', 'person'), name='enrolment_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), models.Q(('withdrawal_reason', ''), _negated=True), _connector='OR'), name='enrolment_withdrawn_has_reason'), models.CheckConstraint(condition=models.Q(('certificate_on', None), ('state', 'completed'), _connector='OR'), name='enrolment_certificate_when_completed')],
            },
        ),
        migrations.CreateModel(
            name='ContactAttempt',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('result', models.CharField(choices=[('spoke', 'Ci siamo parlati'), ('no_answer', 'Nessuna risposta'), ('message', 'Lasciato un messaggio'), ('wrong', 'Recapito sbagliato')], max_length=12)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('made_at', models.DateTimeField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='insieme.application')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('programme', 'Trattamento dei dati per il percorso'), ('sharing', 'Invio dei dati ad altri servizi'), ('companies', 'Invio del profilo alle aziende')], max_length=12)),
                ('given_on', models.DateField()),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('source', models.CharField(max_length=80)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='insieme.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_on', None)), fields=('person', 'kind'), name='consent_once_at_a_time'), models.CheckConstraint(condition=models.Q(('withdrawn_on', None), ('withdrawn_on__gte', models.F('given_on')), _connector='OR'), name='consent_withdrawn_after_given')],
            },
        ),
        migrations.AddField(
            model_name='case',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='insieme.person'),
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('hours', models.DecimalField(decimal_places=1, max_digits=4)),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='insieme.enrolment')),
                ('lesson', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='insieme.lesson')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('lesson', 'enrolment'), name='attendance_once'), models.CheckConstraint(condition=models.Q(('hours__gte', 0), ('hours__lte', 12)), name='attendance_hours_are_possible')],
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('answered_on', models.DateField()),
                ('answers', models.JSONField()),
                ('total', models.PositiveSmallIntegerField()),
                ('note', models.TextField(blank=True, max_length=2000)),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='insieme.case')),
                ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.instrument')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.person')),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'answered_on'], name='assessment_by_case')],
                'constraints': [models.UniqueConstraint(fields=('case', 'instrument', 'answered_on'), name='assessment_once_a_day')],
            },
        ),
        migrations.AddField(
            model_name='application',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='insieme.person'),
        ),
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('weekly_hours', models.PositiveSmallIntegerField()),
                ('level', models.CharField(blank=True, max_length=40)),
                ('state', models.CharField(choices=[('agreed', 'Concordato'), ('active', 'In corso'), ('ended', 'Concluso'), ('cancelled', 'Annullato')], default='agreed', max_length=10)),
                ('starts_on', models.DateField()),
                ('expected_end_on', models.DateField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('cancelled_because', models.CharField(blank=True, max_length=200)),
                ('worry', models.CharField(blank=True, max_length=300)),
                ('worried_on', models.DateField(blank=True, null=True)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.organisation')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='insieme.case')),
                ('contract_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.contracttype')),
                ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.occupation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='insieme.person')),
            ],
            options={
                'indexes': [models.Index(fields=['-starts_on', '-id'], name='placement_by_date'), models.Index(fields=['state', '-starts_on', '-id'], name='placement_by_state'), models.Index(fields=['state', 'expected_end_on', 'id'], name='placement_by_end'), models.Index(fields=['person', '-starts_on'], name='placement_by_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', False), ('state', 'ended')), models.Q(models.Q(('state', 'ended'), _negated=True), ('ended_on', None)), _connector='OR'), name='placement_ended_has_day'), models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('starts_on')), _connector='OR'), name='placement_ends_after_start'), models.CheckConstraint(condition=models.Q(('expected_end_on', None), ('expected_end_on__gte', models.F('starts_on')), _connector='OR'), name='placement_expected_after_start'), models.CheckConstraint(condition=models.Q(('weekly_hours__gte', 1), ('weekly_hours__lte', 48)), name='placement_hours_are_possible'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('cancelled_because', ''), _negated=True), _connector='OR'), name='placement_cancelled_has_reason'), models.CheckConstraint(condition=models.Q(models.Q(('worried_on', None), ('worry', '')), models.Q(models.Q(('worry', ''), _negated=True), ('worried_on__isnull', False)), _connector='OR'), name='placement_worry_has_day')],
            },
        ),
        migrations.CreateModel(
            name='CheckIn',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('offset_days', models.SmallIntegerField()),
                ('due_on', models.DateField()),
                ('state', models.CharField(choices=[('due', 'Da fare'), ('done', 'Fatta'), ('silent', 'Senza risposta'), ('cancelled', 'Non più dovuta')], default='due', max_length=10)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('person_mood', models.CharField(choices=[('unknown', 'Non si sa'), ('well', 'Bene'), ('so_so', 'Così così'), ('badly', 'Male')], default='unknown', max_length=8)),
                ('person_says', models.CharField(blank=True, max_length=500)),
                ('company_mood', models.CharField(choices=[('unknown', 'Non si sa'), ('well', 'Bene'), ('so_so', 'Così così'), ('badly', 'Male')], default='unknown', max_length=8)),
                ('company_says', models.CharField(blank=True, max_length=500)),
                ('tutor_mood', models.CharField(choices=[('unknown', 'Non si sa'), ('well', 'Bene'), ('so_so', 'Così così'), ('badly', 'Male')], default='unknown', max_length=8)),
                ('tutor_says', models.CharField(blank=True, max_length=500)),
                ('tutor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.person')),
                ('placement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='check_ins', to='insieme.placement')),
            ],
            options={
                'indexes': [models.Index(fields=['tutor', 'state', 'due_on', 'id'], name='check_in_by_tutor'), models.Index(fields=['state', 'due_on', 'id'], name='check_in_by_state')],
                'constraints': [models.UniqueConstraint(fields=('placement', 'due_on'), name='check_in_once_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('done_on__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('done_on', None)), _connector='OR'), name='check_in_done_has_day')],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('goal', models.TextField(max_length=2000)),
                ('drafted_on', models.DateField()),
                ('agreed_on', models.DateField(blank=True, null=True)),
                ('agreed_how', models.CharField(blank=True, choices=[('paper', 'Firma su carta'), ('portal', 'Conferma nel portale')], max_length=8)),
                ('replaced_on', models.DateField(blank=True, null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='insieme.case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_on', None)), fields=('case',), name='plan_one_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('agreed_how', ''), ('agreed_on', None)), models.Q(('agreed_on__isnull', False), models.Q(('agreed_how', ''), _negated=True)), _connector='OR'), name='plan_agreed_in_some_way')],
            },
        ),
        migrations.CreateModel(
            name='Action',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=300)),
                ('owner', models.CharField(choices=[('person', 'La persona'), ('programme', 'Il programma'), ('other', 'Un altro servizio')], max_length=10)),
                ('due_on', models.DateField()),
                ('state', models.CharField(choices=[('todo', 'Da fare'), ('done', 'Fatta'), ('dropped', 'Lasciata')], default='todo', max_length=8)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('obstacle', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='insieme.obstacle')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.person')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='insieme.plan')),
            ],
            options={
                'indexes': [models.Index(fields=['plan', 'due_on'], name='action_by_plan'), models.Index(fields=['responsible', 'state', 'due_on'], name='action_by_responsible')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('done_on__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('done_on', None)), _connector='OR'), name='action_done_has_day')],
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('contribution', 'Contributo'), ('commitment', 'Impegno'), ('expense', 'Spesa'), ('refund', 'Rimborso'), ('release', 'Disimpegno'), ('reversal', 'Storno')], max_length=12)),
                ('amount_cents', models.BigIntegerField()),
                ('contributed_change', models.BigIntegerField(default=0)),
                ('committed_change', models.BigIntegerField(default=0)),
                ('spent_change', models.BigIntegerField(default=0)),
                ('line', models.CharField(blank=True, max_length=80)),
                ('purpose', models.CharField(blank=True, choices=[('', 'Nessuna'), ('tirocinio', 'Indennità di tirocinio'), ('course', 'Corso'), ('voucher', 'Voucher'), ('licence', 'Patente'), ('childcare', 'Cura dei figli'), ('transport', 'Trasporti'), ('other', 'Altro')], max_length=10)),
                ('text', models.CharField(max_length=200)),
                ('happened_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=80)),
                ('commitment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='settlements', to='insieme.posting')),
                ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='insieme.fund')),
                ('obstacle', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='insieme.obstacle')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.organisation')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.person')),
                ('reverses', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='insieme.posting')),
            ],
            options={
                'indexes': [models.Index(fields=['fund', '-recorded_at', '-id'], name='posting_by_fund'), models.Index(fields=['commitment'], name='posting_by_commitment')],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount_cents__gt', 0)), name='posting_amount_is_positive'), models.CheckConstraint(condition=models.Q(models.Q(('commitment__isnull', False), ('kind__in', ['expense', 'release', 'refund'])), models.Q(models.Q(('kind__in', ['expense', 'release', 'refund']), _negated=True), models.Q(('commitment', None), ('kind', 'reversal'), _connector='OR')), _connector='OR'), name='posting_settles_a_commitment'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'reversal'), ('reverses__isnull', False)), models.Q(models.Q(('kind', 'reversal'), _negated=True), ('reverses', None)), _connector='OR'), name='posting_reversal_names_a_line'), models.CheckConstraint(condition=models.Q(('obstacle', None), ('person__isnull', False), _connector='OR'), name='posting_obstacle_needs_person')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('proposed', 'Proposta alla persona'), ('accepted', 'Accettata dalla persona'), ('presented', "Presentata all'azienda"), ('chosen', "Scelta dall'azienda"), ('refused_by_person', 'Rifiutata dalla persona'), ('refused_by_company', "Non scelta dall'azienda"), ('withdrawn', 'Ritirata'), ('placed', 'Inserita')], default='proposed', max_length=20)),
                ('why', models.CharField(max_length=300)),
                ('proposed_at', models.DateTimeField()),
                ('person_answered_at', models.DateTimeField(blank=True, null=True)),
                ('person_refusal', models.CharField(blank=True, choices=[('distance', 'Distanza o trasporti'), ('contract', 'Tipo di contratto'), ('health', 'Salute'), ('hours', 'Orari'), ('pay', 'Retribuzione'), ('tasks', 'Mansioni'), ('other_work', 'Altro lavoro'), ('other', 'Altro')], max_length=12)),
                ('presented_at', models.DateTimeField(blank=True, null=True)),
                ('company_answered_at', models.DateTimeField(blank=True, null=True)),
                ('company_refusal', models.CharField(blank=True, choices=[('skills', 'Competenze'), ('language', 'Lingua'), ('availability', 'Disponibilità'), ('experience', 'Esperienza'), ('motivation', 'Motivazione'), ('filled', 'Posto già coperto'), ('other', 'Altro')], max_length=12)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='insieme.case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='insieme.person')),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-proposed_at'], name='proposal_by_person'), models.Index(fields=['state', 'presented_at'], name='proposal_by_state'), models.Index(fields=['-proposed_at', '-id'], name='proposal_by_time')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused_by_person'), _negated=True), models.Q(('person_refusal', ''), _negated=True), _connector='OR'), name='proposal_person_refusal_has_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused_by_company'), _negated=True), models.Q(('company_refusal', ''), _negated=True), _connector='OR'), name='proposal_company_refusal_has_reason')],
            },
        ),
        migrations.AddField(
            model_name='placement',
            name='proposal',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='placement', to='insieme.proposal'),
        ),
        migrations.CreateModel(
            name='PublicationArea',
            fields=[
                ('code', models.CharField(max_length=5, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('order', models.PositiveSmallIntegerField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('order'), name='publication_area_order_once')],
            },
        ),
        migrations.CreateModel(
            name='AreaMembership',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.municipality')),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.publicationarea')),
            ],
            options={
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=((models.Func(django.db.models.functions.comparison.Cast('municipality_id', models.IntegerField()), django.db.models.functions.comparison.Cast('municipality_id', models.IntegerField()), models.Value('[]'), function='int4range', output_field=django.contrib.postgres.fields.ranges.IntegerRangeField()), '&&'), (models.Func('valid_from', 'valid_to', models.Value('[)'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')), name='area_membership_one_at_a_time'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='area_membership_lasts_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(max_length=20)),
                ('page', models.CharField(max_length=80)),
                ('reason', models.CharField(choices=[('work', 'Lavoro sul percorso'), ('duplicate', 'Controllo di un doppione'), ('search', 'Ricerca'), ('export', 'Esportazione'), ('own', 'La persona stessa')], max_length=12)),
                ('read_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='insieme.person')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-read_at', '-id'], name='reading_by_person'), models.Index(fields=['-read_at', '-id'], name='reading_by_time')],
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('direction', models.CharField(choices=[('in', 'In entrata'), ('out', 'In uscita')], max_length=3)),
                ('state', models.CharField(choices=[('sent', 'Inviata'), ('accepted', 'Accolta'), ('declined', 'Non accolta'), ('concluded', 'Conclusa')], default='sent', max_length=10)),
                ('reason', models.TextField(max_length=2000)),
                ('person_agreed_on', models.DateField()),
                ('sent_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.CharField(blank=True, max_length=300)),
                ('outcome', models.CharField(blank=True, max_length=300)),
                ('application', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='referral', to='insieme.application')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='insieme.organisation')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='insieme.person')),
                ('sent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', '-sent_at', '-id'], name='referral_by_organisation'), models.Index(fields=['state', 'sent_at', 'id'], name='referral_by_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('application__isnull', False), ('person__isnull', False), _connector='OR'), name='referral_of_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='referral_declined_has_reason'), models.CheckConstraint(condition=models.Q(('answered_at', None), ('answered_at__gte', models.F('sent_at')), _connector='OR'), name='referral_answered_after_sent')],
            },
        ),
        migrations.CreateModel(
            name='SearchTerm',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=12)),
                ('term', models.CharField(db_collation='C', max_length=40)),
                ('subject_id', models.BigIntegerField()),
                ('person_ref', models.BigIntegerField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'term', 'subject_id'], name='search_term_by_term'), models.Index(fields=['kind', 'subject_id'], name='search_term_by_subject')],
            },
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('address', models.CharField(blank=True, max_length=160)),
                ('is_main', models.BooleanField(default=False)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.municipality')),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sites', to='insieme.company')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_main', True)), fields=('company',), name='site_one_main')],
            },
        ),
        migrations.AddField(
            model_name='placement',
            name='site',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='insieme.site'),
        ),
        migrations.CreateModel(
            name='ContractEvent',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('happened_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=80)),
                ('is_void', models.BooleanField(default=False)),
                ('kind', models.CharField(choices=[('activation', 'Attivazione'), ('extension', 'Proroga'), ('transformation', 'Trasformazione'), ('termination', 'Cessazione')], max_length=14)),
                ('expected_end_on', models.DateField(blank=True, null=True)),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='insieme.contractevent')),
                ('contract_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.contracttype')),
                ('home', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.municipality')),
                ('workplace', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.municipality')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.person')),
                ('placement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ledger', to='insieme.placement')),
                ('termination_reason', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.terminationreason')),
                ('transformation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.transformationkind')),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'happened_on'], name='contract_event_by_kind'), models.Index(fields=['placement', 'happened_on'], name='contract_event_by_placement'), models.Index(fields=['person', 'happened_on'], name='contract_event_by_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('is_void', False), ('replaces__isnull', False), _connector='OR'), name='contract_event_void_replaces'), models.UniqueConstraint(condition=models.Q(('kind', 'activation'), ('replaces', None)), fields=('placement',), name='contract_event_one_activation'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'transformation'), ('transformation__isnull', False)), models.Q(models.Q(('kind', 'transformation'), _negated=True), ('transformation', None)), _connector='OR'), name='contract_event_transformation_is_named'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'termination'), ('termination_reason__isnull', False)), models.Q(models.Q(('kind', 'termination'), _negated=True), ('termination_reason', None)), _connector='OR'), name='contract_event_termination_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='Tutoring',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('company_tutor', models.CharField(blank=True, max_length=120)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.person')),
                ('placement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tutorings', to='insieme.placement')),
                ('tutor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['tutor', 'until_on'], name='tutoring_by_tutor')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('placement',), name='tutoring_one_at_a_time'), models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='tutoring_ends_after_start')],
            },
        ),
        migrations.AddField(
            model_name='organisation',
            name='union',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='insieme.union'),
        ),
        migrations.CreateModel(
            name='UnionMembership',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.municipality')),
                ('union', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.union')),
            ],
            options={
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=((models.Func(django.db.models.functions.comparison.Cast('municipality_id', models.IntegerField()), django.db.models.functions.comparison.Cast('municipality_id', models.IntegerField()), models.Value('[]'), function='int4range', output_field=django.contrib.postgres.fields.ranges.IntegerRangeField()), '&&'), (models.Func('valid_from', 'valid_to', models.Value('[)'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')), name='union_membership_one_at_a_time'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='union_membership_lasts_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Vacancy',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=160)),
                ('seats', models.PositiveSmallIntegerField()),
                ('weekly_hours', models.PositiveSmallIntegerField()),
                ('needs_licence', models.BooleanField(default=False)),
                ('requirements', models.TextField(blank=True, max_length=2000)),
                ('state', models.CharField(choices=[('open', 'Aperta'), ('filled', 'Coperta'), ('closed', 'Chiusa')], default='open', max_length=8)),
                ('opened_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('answer_by', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('closing_reason', models.CharField(blank=True, max_length=200)),
                ('contract_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.contracttype')),
                ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insieme.occupation')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vacancies', to='insieme.site')),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vacancies', to='insieme.company')),
            ],
            options={
                'indexes': [models.Index(fields=['-opened_on', '-id'], name='vacancy_by_date'), models.Index(fields=['state', '-opened_on', '-id'], name='vacancy_by_state'), models.Index(fields=['company', '-opened_on', '-id'], name='vacancy_by_company')],
                'constraints': [models.CheckConstraint(condition=models.Q(('seats__gte', 1), ('seats__lte', 500)), name='vacancy_has_seats'), models.CheckConstraint(condition=models.Q(('weekly_hours__gte', 1), ('weekly_hours__lte', 48)), name='vacancy_hours_are_possible'), models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', False), ('state', 'closed')), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_on', None)), _connector='OR'), name='vacancy_closed_has_day')],
            },
        ),
        migrations.AddField(
            model_name='proposal',
            name='vacancy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='insieme.vacancy'),
        ),
        migrations.AddField(
            model_name='placement',
            name='company',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='insieme.company'),
        ),
        migrations.CreateModel(
            name='Engagement',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('happened_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=80)),
                ('is_void', models.BooleanField(default=False)),
                ('kind', models.CharField(choices=[('collaboration_started', 'Inizio di una collaborazione'), ('collaboration_ended', 'Fine di una collaborazione'), ('board_joined', 'Ingresso nel Board'), ('board_left', 'Uscita dal Board')], max_length=22)),
                ('board_membership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='engagements', to='insieme.boardmembership')),
                ('collaboration', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='engagements', to='insieme.collaboration')),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='insieme.engagement')),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='engagements', to='insieme.company')),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'happened_on'], name='engagement_by_kind'), models.Index(fields=['company', 'happened_on'], name='engagement_by_company')],
                'constraints': [models.CheckConstraint(condition=models.Q(('is_void', False), ('replaces__isnull', False), _connector='OR'), name='engagement_void_replaces'), models.CheckConstraint(condition=models.Q(models.Q(('board_membership', None), ('collaboration__isnull', False), ('kind__in', ['collaboration_started', 'collaboration_ended'])), models.Q(('board_membership__isnull', False), ('collaboration', None), ('kind__in', ['board_joined', 'board_left'])), _connector='OR'), name='engagement_of_one_thing')],
            },
        ),
        migrations.CreateModel(
            name='DiaryEntry',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('how', models.CharField(choices=[('phone', 'Telefono'), ('email', 'E-mail'), ('meeting', 'Incontro'), ('visit', 'Visita in azienda')], max_length=10)),
                ('text', models.TextField(max_length=4000)),
                ('written_at', models.DateTimeField()),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='diary', to='insieme.company')),
            ],
            options={
                'indexes': [models.Index(fields=['company', '-written_at', '-id'], name='company_diary_by_time')],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('position', models.CharField(blank=True, max_length=80)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('left_on', models.DateField(blank=True, null=True)),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='insieme.company')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='collaboration',
            name='company',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='collaborations', to='insieme.company'),
        ),
        migrations.AddField(
            model_name='boardmembership',
            name='company',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='board_memberships', to='insieme.company'),
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigIntegerField(default=insieme.core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('protocol', "Protocollo d'intesa"), ('convention', 'Convenzione'), ('membership', 'Adesione alla rete')], max_length=20)),
                ('title', models.CharField(max_length=200)),
                ('commitments', models.TextField(blank=True, max_length=4000)),
                ('document', models.CharField(blank=True, max_length=120)),
                ('signed_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='insieme.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['-signed_on', '-id'], name='agreement_by_date')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('signed_on')), _connector='OR'), name='agreement_ends_after_signature')],
            },
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'closed'), _negated=True), fields=('person',), name='case_one_open_per_person'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'taken_in_charge'), _negated=True), ('person__isnull', False), _connector='OR'), name='application_in_charge_has_person'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('channel', 'partner'), _negated=True), ('referred_by__isnull', False), _connector='OR'), name='application_partner_is_named'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'union'), _negated=True), ('union__isnull', False), _connector='OR'), name='organisation_union_has_its_union'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'municipality'), _negated=True), ('municipality__isnull', False), _connector='OR'), name='organisation_comune_has_its_comune'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(fields=['vacancy', 'state'], name='proposal_by_vacancy'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('proposed', 'accepted', 'presented', 'chosen'))), fields=('vacancy', 'person'), name='proposal_live_once'),
        ),
        migrations.AddIndex(
            model_name='placement',
            index=models.Index(fields=['company', '-starts_on', '-id'], name='placement_by_company'),
        ),
        migrations.AddIndex(
            model_name='collaboration',
            index=models.Index(fields=['company', 'started_on'], name='collaboration_by_company'),
        ),
        migrations.AddConstraint(
            model_name='collaboration',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('company', 'way'), name='collaboration_once_per_way'),
        ),
        migrations.AddConstraint(
            model_name='boardmembership',
            constraint=models.UniqueConstraint(condition=models.Q(('left_on', None)), fields=('company',), name='board_once_at_a_time'),
        ),
    ]
